"""The profile installs."""


class TestInstall:
    def test_layer_is_registered(self, integration, installer):
        assert installer.is_product_installed("collective.eoffice")
