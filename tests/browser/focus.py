"""Whether a person who goes by the keys can see where they are (WCAG 2.4.7 and 2.4.11)."""

from typing import Final

from playwright.sync_api import ElementHandle, Page

# What stands on the screen for an element: a picked input is clear as glass, and the word after it shows its focus.
# A point of it is covered when what is met there is neither it, nor inside it, nor what it stands in.
_LOST: Final = """(() => {
    // In a drawing the edge of the shape is the ring, and its middle is what has to be in sight.
    const drawn = shown => shown instanceof SVGElement;
    const ring = shown => {
        if (drawn(shown)) {
            const {stroke, strokeWidth} = getComputedStyle(shown.querySelector("path"));
            return stroke !== "none" && parseFloat(strokeWidth) >= 2 ? "" : `has no edge: ${strokeWidth} ${stroke}`;
        }
        const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(shown);
        const seen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\\)/.test(outlineColor);
        return seen ? "" : `has no ring: ${outlineStyle} ${outlineWidth} ${outlineColor}`;
    };
    const over = (each, shown) => {
        const {left, top, width, height} = shown.getBoundingClientRect();
        const covers = new Set();
        const parts = drawn(shown) ? [.5] : [.12, .5, .88];
        for (const right of parts) for (const down of parts) {
            const met = document.elementFromPoint(left + width * right, top + height * down);
            if (met === each || shown.contains(met) || met?.contains(shown)) continue;
            covers.add(met?.outerHTML.slice(0, 60) ?? "the edge of the window");
        }
        const fits = height < innerHeight / 2;
        return covers.size && fits ? `lies under ${[...covers].join(" and ")}` : "";
    };
    const lost = each => {
        const shown = getComputedStyle(each).opacity === "0" ? each.nextElementSibling : each;
        return each.matches(":focus-visible") ? ring(shown) || over(each, shown) : "has the focus, unsaid";
    };
    const words = each => (each.innerText ?? each.textContent).trim().slice(0, 40);
    const named = each => `${each.outerHTML.slice(0, 100)} (${words(each)})`;
    return {
        here(wanted) {
            const each = document.activeElement;
            const why = each === null || each === document.body ? "" : lost(each);
            return [each === wanted, why && `${named(each)} ${why}`];
        },
        everywhere() {
            const all = "a[href], button, input:not([type=hidden]), select, textarea, summary";
            return [...document.querySelectorAll(all)]
                .filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility())
                .map(each => { each.focus(); const why = lost(each); return why && `${named(each)} ${why}`; })
                .filter(why => why);
        },
    };
})()"""


def look_at_the_focus(page: Page, wanted: ElementHandle) -> tuple[bool, str]:
    """Tell whether the focus is where it is wanted, and why it cannot be seen where it is, or "" when it can."""
    there, why = page.evaluate(f"wanted => {_LOST}.here(wanted)", wanted)
    return there, why


def where_the_focus_is_lost(page: Page) -> list[str]:
    """Move the focus to everything on the page that takes it; give a line for each place where it cannot be seen."""
    page.keyboard.press("Tab")  # From here on the browser knows that this person goes by the keys.
    lost: list[str] = page.evaluate(f"{_LOST}.everywhere()")
    return lost
