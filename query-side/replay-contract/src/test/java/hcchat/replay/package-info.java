/// What every reader of the past promises; whoever implements one runs the contract on it.
@NullMarked
package hcchat.replay;

import org.jspecify.annotations.NullMarked;
