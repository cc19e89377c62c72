"""Colours of both appearances: one drawing, whose inks a stylesheet turns light or dark."""

from __future__ import annotations

import dataclasses

from exhibits.style import DARK, LIGHT


class Inks:
    """Names for pairs of colours (light, dark), given out as they are first asked for.

    The page's own colours are the house's palette by its names: `--ink`, `--paper`, `--land`.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def ink(self, light: str, dark: str) -> str:
        """What to write as a fill or a stroke; a colour that stays the same is left as it is."""
        if light == dark:
            return light
        name = self._names.setdefault((light, dark), f"--i{len(self._names)}")
        return f"var({name})"

    def css(self) -> str:
        """The rules that set every ink: as the reader's system asks, or as the page is told.

        On paper everything is light.
        """
        light, dark = _palette(dark=False), _palette(dark=True)
        light += "".join(f"{name}:{pair[0]};" for pair, name in self._names.items())
        dark += "".join(f"{name}:{pair[1]};" for pair, name in self._names.items())
        return (
            f":root{{color-scheme:light;{light}}}\n"
            "@media screen and (prefers-color-scheme:dark){"
            f':root:not([data-theme="light"]){{color-scheme:dark;{dark}}}}}\n'
            f'@media screen{{:root[data-theme="dark"]{{color-scheme:dark;{dark}}}}}\n'
        )


def _palette(*, dark: bool) -> str:
    colours = dataclasses.asdict(DARK if dark else LIGHT)
    return "".join(
        f"--{name.replace('_', '-')}:{colour};"
        for name, colour in colours.items()
        if isinstance(colour, str)
    )
