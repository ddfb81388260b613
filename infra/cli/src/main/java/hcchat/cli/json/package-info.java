/// In: a command a line, as JSON. Out: an event a line, as JSON in ASCII, texts as they were written.
/// Never: a line that isn't JSON.
@NullMarked
package hcchat.cli.json;

import org.jspecify.annotations.NullMarked;
