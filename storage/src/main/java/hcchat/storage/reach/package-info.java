/// Whether what a process stores in can be reached.
/// In: what each connection meets. Out: one line when it goes away, one when it is back.
/// Never: a line a command, a statement's text.
@NullMarked
package hcchat.storage.reach;

import org.jspecify.annotations.NullMarked;
