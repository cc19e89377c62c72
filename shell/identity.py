"""Tela's name and version, in one place."""

NAME = "Tela"
VERSION = "0.1.0"
