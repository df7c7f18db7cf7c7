"""The command line: eoffice …"""
