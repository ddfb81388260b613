@NullMarked
package hcchat.edge.socket;

import org.jspecify.annotations.NullMarked;
