"""Texts inside Streamlit's own widgets and menus that no argument replaces: an allow-list.

A page's French may equal its English in these, and in nothing else.
"""

STREAMLIT_OWN = frozenset(
    {
        "Skip to main content",
        "Choose an option",
        "Choose options",
        "No results",
        "No options to select",
        "Select all",
        "Drag and drop files here",
        "Drag and drop file here",
        "Browse files",
        "Upload",
        "Limit 50MB per file",
        "Press Enter to apply",
        "Running...",
        "Stop",
        "Rerun",
        "Settings",
        "Print",
        "Fullscreen",
        "Close fullscreen",
        "Download as CSV",
        "Search",
        "Show/hide columns",
        "Connection error",
        "Please wait...",
    }
)

READ_ALOUD = frozenset(
    {"Choose date", "Clear value", "Clear all", "Open", "Selected values", "Toggle attribution"}
)
"""Names of parts of Streamlit's widgets and of the map that only screen readers tell."""
