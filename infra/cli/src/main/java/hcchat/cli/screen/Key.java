package hcchat.cli.screen;

/// Something that came from the keyboard.
sealed interface Key {
    /// @param letter a code point
    record Letter(int letter) implements Key {}

    /// What was pasted, line breaks and all.
    record Paste(String text) implements Key {
        @Override
        public String toString() {
            return "Paste of " + text.length();
        }
    }

    enum Named implements Key {
        ENTER,
        TAB,
        BACKSPACE,
        DELETE,
        LEFT,
        RIGHT,
        WORD_LEFT,
        WORD_RIGHT,
        UP,
        DOWN,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        ERASE_WORD,
        ERASE_TO_END,
        ERASE_ALL,
        LINE_BREAK,
        REDRAW,
        INTERRUPT,
        END_OF_INPUT,
        FOCUSED,
        UNFOCUSED,
        /// Nothing that we know.
        OTHER
    }
}
