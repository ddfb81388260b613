@NullMarked
package hcchat.edge.replay;

import org.jspecify.annotations.NullMarked;
