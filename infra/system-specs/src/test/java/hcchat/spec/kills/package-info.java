/// What must hold when the all-in-one is killed, or its log is damaged: on real processes.
@NullMarked
package hcchat.spec.kills;

import org.jspecify.annotations.NullMarked;
