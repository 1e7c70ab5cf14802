"""The console: a page for browsers that builds, signs and sends requests, and shows the replies.

The emulator serves it at `/_ui`. `python -m <package> console` serves it for the real service. Both
differ in the object that sends the requests, see `sender`.
"""
