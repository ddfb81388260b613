/// In: keys, and what happens in a room. Out: rows of a screen. The model (`Conversation`), its layout and the line
/// editor know no terminal; `Painter` and `FullScreen` do.
/// Never: bytes of others that went past [hcchat.cli.text.Shown].
@NullMarked
package hcchat.cli.screen;

import org.jspecify.annotations.NullMarked;
