@NullMarked
package hcchat.edge;

import org.jspecify.annotations.NullMarked;
