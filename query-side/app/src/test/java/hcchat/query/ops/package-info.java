@NullMarked
package hcchat.query.ops;

import org.jspecify.annotations.NullMarked;
