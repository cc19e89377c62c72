"""Loaders: how a survey file becomes rows: read, recognise, validate, report, commit."""
