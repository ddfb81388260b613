@NullMarked
package hcchat.edge.inbound;

import org.jspecify.annotations.NullMarked;
