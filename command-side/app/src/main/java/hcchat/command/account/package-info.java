/// Who has an account, on which devices, and how they prove it.
/// In: names, passwords, refresh tokens. Out: sessions, and word of what has ended.
/// Never: a password or a token in a row, a log line or a string; an answer that tells whether a name exists.
@NullMarked
package hcchat.command.account;

import org.jspecify.annotations.NullMarked;
