@NullMarked
package hcchat.query.index;

import org.jspecify.annotations.NullMarked;
