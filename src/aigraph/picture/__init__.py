"""Picture: a view of the graph drawn as one self-contained page.

`view` says what is shown, `marks` how each kind is marked, `aigraph.layout` where each thing stands, and `page` puts
the three into one HTML file that asks for nothing else.
"""
