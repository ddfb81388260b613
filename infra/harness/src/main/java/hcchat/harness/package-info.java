/// In: a folder and a wish. Out: running parts, killed and started again on demand, and the evidence afterwards.
/// Never: a process that outlives its test.
@NullMarked
package hcchat.harness;

import org.jspecify.annotations.NullMarked;
