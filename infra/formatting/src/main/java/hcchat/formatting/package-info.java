/// In: the Java files of this repository. Out: the same files in their one form, or the list of those that aren't.
/// Never: a file outside the source folders.
@NullMarked
package hcchat.formatting;

import org.jspecify.annotations.NullMarked;
