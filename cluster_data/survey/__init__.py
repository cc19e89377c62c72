"""The capacity survey, declared once: every other form of it is made from here."""

from cluster_data.survey.declaration import Code, CodeList, Column, Room, Survey, survey

__all__ = ["Code", "CodeList", "Column", "Room", "Survey", "survey"]
