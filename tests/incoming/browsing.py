"""People at forms: a browser without scripts that sends what a form shows."""

from builders.office import PASSWORD
from html import unescape
from lxml import html
from plone.testing.zope import Browser
from urllib3.filepost import encode_multipart_formdata

import transaction


class Person:
    """Somebody at the form: reads the page, fills the form in, presses a button, as a browser without scripts."""

    def __init__(self, app, userid):
        self.browser = Browser(app)
        self.browser.raiseHttpErrors = False
        self.browser.addHeader("Authorization", f"Basic {userid}:{PASSWORD}")
        self.browser.addHeader("Accept-Language", "vi")
        self.typed = {}
        self.files = []
        self.files_field = "form.widgets.files"

    def open(self, path):
        """Open a path of the site."""
        self.browser.open(f"http://nohost/plone/{path}")
        return self

    @property
    def page(self):
        """Return the page with its character references resolved."""
        return unescape(self.browser.contents)

    @property
    def status(self):
        """Return the HTTP status."""
        return int(self.browser.headers["status"].split()[0])

    @property
    def form(self):
        """Return the form with the fields, None where there is none."""
        forms = html.fromstring(self.browser.contents).forms
        return next((form for form in forms if form.xpath(".//*[starts-with(@name, 'form.')]")), None)

    def shown(self, name):
        """Return what stands in a field."""
        return dict(self.form.form_values())[_full(self.form, name)]

    def fill(self, files=(), **values):
        """Fill the form in."""
        self.typed.update(values)
        self.files += files
        return self

    def press(self, button):
        """Send the form by one of its buttons, with all that it shows and what was typed."""
        form = self.form
        assert form.xpath(f".//*[@name='form.buttons.{button}']")
        for name, value in self.typed.items():
            form.fields[_full(form, name)] = value
        fields = [(name, value) for name, value in form.form_values() if name != self.files_field]
        fields += [(self.files_field, (name, data, "application/octet-stream")) for name, data in self.files]
        fields.append((f"form.buttons.{button}", "x"))
        body, kind = encode_multipart_formdata(fields)
        self.browser.post(form.get("action"), body, kind)
        return self

    def fresh(self, obj):
        """Return an object as it is stored now."""
        transaction.begin()
        return obj

    def error_of(self, name):
        """Return what the page says beside a field, "" when it says nothing."""
        place = self.page.find(f'id="formfield-form-widgets-{name}"')
        if place < 0:
            return ""
        after = self.page[place : self.page.find('id="formfield-', place + 10)]
        found = after.find("invalid-feedback")
        if found < 0:
            found = after.find('class="error"')
        return "" if found < 0 else after[found:]


def _full(form, name):
    """Return the name of a field as the form has it."""
    return next(full for full in (f"form.widgets.{name}", f"form.widgets.{name}:list") if full in form.fields)
