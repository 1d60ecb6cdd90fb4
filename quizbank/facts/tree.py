"""Walking a parse tree that is kept as columns (``domain.reading.Tokens``): children, subtrees, ancestors."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizbank.domain.reading import Tokens


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens with each token's children in text order."""

    tokens: Tokens
    below: tuple[tuple[int, ...], ...]

    def children(self, index: int, *labels: str) -> tuple[int, ...]:
        """The children of a token, or those with one of the dependency labels."""
        below = self.below[index]
        return tuple(i for i in below if self.tokens.dep[i] in labels) if labels else below

    def child(self, index: int, *labels: str) -> int | None:
        """The first child with one of the labels."""
        return next(iter(self.children(index, *labels)), None)

    def parent(self, index: int) -> int | None:
        """The governor, or None at a root."""
        head = self.tokens.head[index]
        return None if head == index else head

    def ancestors(self, index: int) -> Iterator[int]:
        """The governors from the nearest to the root."""
        while (head := self.tokens.head[index]) != index:
            yield head
            index = head

    def subtree(self, index: int) -> tuple[int, ...]:
        """The token and everything below it, in text order."""
        found, waiting = [], [index]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting.extend(self.below[here])
        return tuple(sorted(found))

    def edges(self, index: int) -> tuple[int, int]:
        """[first, last) of the stretch from the leftmost to the rightmost token of the subtree."""
        tokens = self.subtree(index)
        return tokens[0], tokens[-1] + 1

    def top(self, first: int, last: int) -> int:
        """The token of [first, last) whose governor stands outside (the first such, should there be several)."""
        head = self.tokens.head
        return next((i for i in range(first, last) if head[i] == i or not first <= head[i] < last), first)

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """The token and those coordinated with it to its right, in text order."""
        found = [index]
        for here in found:
            found.extend(self.children(here, "conj"))
        return tuple(sorted(found))


def grow(tokens: Tokens) -> Tree:
    """The tree of those tokens."""
    below: list[list[int]] = [[] for _ in range(len(tokens))]
    for index, head in enumerate(tokens.head):
        if head != index:
            below[head].append(index)
    return Tree(tokens, tuple(tuple(b) for b in below))
