"""Short articles of our own for tests that need a text from outside."""

TREATY = """Tashkent and Bishkek sign a border treaty

2021-03-29

Uzbek President Shavkat Mirziyoev and Kyrgyz President Sadyr Japarov signed a treaty on their border in Tashkent on March 25. The talks had been led by Kamchybek Tashiev, the head of the State Committee for National Security (SCNS) of Kyrgyzstan.

Tashiev said that the two countries had settled every dispute about the border. According to Tashiev, the treaty ends thirty years of quarrel over water and roads.

The border of Kyrgyzstan with Uzbekistan is 1,378 kilometers long. A commission of both countries was founded in 2000, but it could not agree on the reservoir of Kempir-Abad. The SCNS arrested four critics of the treaty in Bishkek on March 27.

The European Union (EU) welcomed the treaty on March 28. Josep Borrell, the foreign policy chief of the European Union, said that the agreement was an example for the whole region. Kazakh Foreign Minister Mukhtar Tleuberdi also praised both governments in a statement.

Mirziyoev became president in 2016 after the death of Islam Karimov. Karimov closed the border in 1999, and villages on both sides lost their markets. Japarov took office in January 2021, three months after protests in Bishkek.
"""

KAZAKH = """Астанада жаңа мектеп ашылды

Қазақстанның астанасында биыл жаңа мектеп ашылды. Салтанатты жиынға қала әкімі мен ата-аналар қатысты. Мектепте мың екі жүз
оқушы білім алады. Әкім ғимараттың заманауи талаптарға сай салынғанын айтты. Сабақтар қыркүйек айының бірінші күні басталды.
Мұғалімдер жаңа оқу жылына дайындықты ерте бастаған болатын. Ата-аналар мектептің жақын жерде ашылғанына қуанышты екенін жеткізді.
"""
