@NullMarked
package hcchat.edge.fanout;

import org.jspecify.annotations.NullMarked;
