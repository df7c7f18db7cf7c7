"""People of the office at a real browser: they read what is on the screen and press what is written there."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from PIL import Image
from playwright.sync_api import expect
from playwright.sync_api import TimeoutError as TooSlow

import os
import re


LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
PICTURES = Path(__file__).parents[2] / "docs" / "user" / "images"
TAKE_PICTURES = os.environ.get("EOFFICE_SCREENSHOTS") == "1"
COLOURS = 96  # enough for our pages; a picture of the manual stays below 120 KB
PATIENCE = 20_000  # milliseconds until a text must be on the screen, also on a busy machine


class Staff:
    """One person of the office before a browser window of their own."""

    def __init__(self, browser, address: str, userid: str, password: str, viewport=LAPTOP):
        self.address = address
        self.userid = userid
        self.errors = []
        self.window = browser.new_context(
            viewport=viewport, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", has_touch=viewport == PHONE
        )
        self.window.set_default_timeout(PATIENCE)
        self.page = self.window.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self._log_in(password)

    def _log_in(self, password: str) -> None:
        self.page.goto(self.address)
        self.page.get_by_label("Tên đăng nhập").fill(self.userid)
        self.page.get_by_label("Mật khẩu", exact=True).fill(password)
        self.press("Đăng nhập")
        self.page.wait_for_selector(".eo-header")

    def close(self) -> None:
        """Close the window; no page may have had an error in its script.

        What the page still asks of the server is waited for: the next test takes the database away.
        """
        self._settle()
        self.window.close()
        assert self.errors == [], (self.userid, self.errors)

    def _settle(self) -> None:
        with suppress(TooSlow):  # a viewer of papers may keep its connection
            self.page.wait_for_load_state("networkidle", timeout=3000)

    def go(self, path: str = ""):
        """Open a page of the site by its address, "" for the desk."""
        self.page.goto(path if path.startswith("http") else f"{self.address}/{path}".rstrip("/"))
        return self

    def sees(self, text: str | re.Pattern, within: str = "body"):
        """Wait until a text is on the screen."""
        expect(self.page.locator(within).get_by_text(text).filter(visible=True).first).to_be_visible(timeout=PATIENCE)
        return self

    def has(self, label: str, value: str):
        """Wait until a list of choices shows a value."""
        chosen = self.field(label).locator("option:checked")
        expect(chosen).to_have_text(value, timeout=PATIENCE)
        return self

    def misses(self, text: str, within: str = "body"):
        """Make sure that a text is not on the screen."""
        expect(self.page.locator(within).get_by_text(text)).to_have_count(0)
        return self

    def press(self, name: str | re.Pattern, within: str = "body"):
        """Press a button."""
        self.page.locator(within).get_by_role("button", name=name, exact=True).first.click()
        return self

    def follow(self, name: str | re.Pattern, within: str = "body"):
        """Follow a link, wait for its page."""
        self.page.locator(within).get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def field(self, label: str, within: str = "form"):
        """Return the field with a label."""
        return self.page.locator(within).get_by_label(label).first

    def choose(self, label: str, *names: str):
        """Choose people or units in a field where one types a part of the name."""
        row = self.page.locator(".field", has_text=re.compile(rf"^\s*{label}"))
        for name in names:
            row.locator(".select2-container").click()
            self.page.keyboard.type(name)
            self.page.locator(".select2-result-selectable, .select2-results__option", has_text=name).first.click()
        return self

    def picture(self, name: str) -> None:
        """Take a picture of the window for the manual, when pictures are asked for."""
        if not TAKE_PICTURES:
            return
        self._settle()
        shot = Image.open(BytesIO(self.page.screenshot()))
        PICTURES.mkdir(parents=True, exist_ok=True)
        shot.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


def fits(staff: Staff) -> bool:
    """Tell whether the page needs no scrolling sideways."""
    return staff.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
