/// In: the book of secrets over a store, with time passing. Out: what every process can open.
/// Never: a key in words.
@NullMarked
package hcchat.command.keys;

import org.jspecify.annotations.NullMarked;
