/// In: the whole server. Out: its promises, each as a sentence that passes or fails.
/// Never: a mock of an own type.
@NullMarked
package hcchat.spec;

import org.jspecify.annotations.NullMarked;
