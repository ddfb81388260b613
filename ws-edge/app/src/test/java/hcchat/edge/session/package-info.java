@NullMarked
package hcchat.edge.session;

import org.jspecify.annotations.NullMarked;
