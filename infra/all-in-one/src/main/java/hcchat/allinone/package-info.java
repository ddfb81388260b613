/// In: settings and a data folder. Out: the shipped applications, running side by side, closed in reverse.
/// Never: logic of its own.
@NullMarked
package hcchat.allinone;

import org.jspecify.annotations.NullMarked;
