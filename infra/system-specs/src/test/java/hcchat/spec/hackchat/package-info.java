/// In: what people say to a hack.chat server, as readable scripts. Out: that ours and the one hack.chat runs on answer
/// frame by frame the same, but for the differences that docs/hackchat-differences.md names.
/// Never: a line of hack.chat's own programs.
@NullMarked
package hcchat.spec.hackchat;

import org.jspecify.annotations.NullMarked;
