/// Whether what a process stores in can be reached, and how its operator reaches the process.
/// In: what each connection meets; a port. Out: one line when the store goes away, one when it is back; a file with a
/// token. Never: a line a command, a statement's text; a token that others than its owner can read.
@NullMarked
package hcchat.storage.reach;

import org.jspecify.annotations.NullMarked;
