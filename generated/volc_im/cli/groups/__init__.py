# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The actions of the command line: one module per group, imported when the group is used.

Types and limits that decide what is sent are in the models. They are not imported for a help text.
"""
