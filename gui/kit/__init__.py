"""The kit: theme, type, icons and the controls that every page is built from.

May import Qt, quizbank.domain, quizbank.workflows, settings, resources and strings; knows no page and no desk. A
control that only one page needs lives with that page. A new control gets a file here (or a class in the file of its
kin), a place on the "parts" screen of tests/screens.py, and a line below. Import classes from their modules, not from
here.

theme      theme() -> Theme; colour(role, alpha=1) -> QColor, at paint time; appearance() -> Appearance with changed,
           mode/scale/reader_scale/look, set_mode("system|light|dark"), set_scale, set_reader_scale (gui/app.py saves
           them in settings.toml on changed); start(app, mode, scale, reader_scale) once; contrast(a, b)
type       font(role, weight=None) -> QFont; line_height(role) -> px; roles: badge caption body lead title page figure
           quote proof reader question question_large headline
spaces     px(measure) scales; S2..S56, RADIUS_*, heights and widths of LOOK.md
icons      paint(painter, name, at, size, colour, filled=); pixmap(...); icon(name, role, size) for menus
marks      icon_name(kind), colour_role(kind), word(kind) for actor organization group date event place project proof
paint      box, ring, hairline, baseline, text, width, elided, key_cap, native_key: strokes for painted widgets
base       Control (painted button; .ring, .hovered), Painted (draw(painter)), Surface(role) (coloured area),
           fill(widget, role), keyboard_focus(event, before=), tip(words) for tooltips
buttons    Button(text, "primary|secondary|quiet|link", icon=, key=, size="line|small|normal|main", caret=)
           set_menu(menu); IconButton(icon, name, key=); KeyCap(key); Grades(large=) graded(int) set_intervals
           set_default grade_default()
labels     Label(text, role, ink, weight=, fixed=, align=) one line, elides; WrapLabel(text, role, ink, lines=0|2)
           wraps; both: set_rich(text, bold spans in UTF-16), set_ink; Tag(kind, text=""); StateTag(state, text="")
           state: kept edited new unread dropped warning danger
fields     Field(label, control).set_error(sentence); TextField, TextArea, DateField (set_value .value() .problem()),
           ComboBox(items, button=), CheckBox(text, checked=), RadioButton(text, checked=)
days       parse_day(text) -> date or NotADayError; say_day(date)
dates      say_value(value, grain, part) -> "7 Jan 2022", "early January 2022", "1994"
intervals  say_interval(timedelta) -> "10 min", "6 days", "3 months"
motion     moves(): whether to animate (not under reduced motion, not in tests); SCROLL_MS
tabs       Tabs(indent).add(page, text, count) set_count set_current current() changed(int); TabBar alone, .row
surfaces   Card(padding, gap).column; Message(tone, title, body, buttons, inline=) set_words; ProofBox(role) set_proof(
           sentence, bold, source) set_collapsed(line, key); Figure(figure, words); FigureCard(figure, words, below);
           EmptyState(icon, title, body, buttons) set_dropping; Line(vertical=); spaced(layout, gap, l, t, r, b)
options    OptionRow(letter, text, note) set_state("plain|chosen|key|wrong", note); a note that has no room at the right
           stands below the text
links      LinkRow(kind, text, right, lined=) a pressable line with the icon of its kind
lists      RowList(name).set_rows([Row(key, text, meta, right, icon, ...)], current) chosen(str) opened(str) current()
           select(key) step(+-1); RowDelegate to subclass
progress   ProgressLine(thick).set_share(done, total); Meter(done, total, bar=); LongWork(title) set_progress(done,
           total, detail) restart(title) cancelled
dialogs    Dialog(question, body, verb, icon=, other=) .column .accept_button; open() or exec()
page       Page(title) .header (QHBoxLayout) .column (QVBoxLayout, scrolls) add_alone(widget); Scroll(role, gap,
           margins) .column; end a scrolling column with addStretch(1), or its things spread
offsets    Offsets(text).to_qt / from_qt / span_to_qt; utf16_span(text, start, end)
pages      PageWidget, the base of a page: title, wants_rail, status, open(target), act(action, data), refresh(changes),
           dragging(over=), closing(); Context (desk, bus, window, analysis, pool, publish(changes)) is given to a
           page's factory; Window: go(page, target) act(action) tell(sentence, undo=) page_changed()
tasks      AnalysisRunner(analyst) start(job) cancel(ticket) progress finished failed; Pool().run(call, done, failed)
"""
