# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Texts about the options of actions: one module per group, imported when one of its actions is used.

Types and limits that decide what is sent are in the models. They are not imported for a help text.
"""
