"""Checks beyond types: what answers say of each other, looked at once a row could be accepted.

They never reject a row: a warning asks a person to look, who may let it stand with a reason.
"""
