@NullMarked
package hcchat.edge.app;

import org.jspecify.annotations.NullMarked;
