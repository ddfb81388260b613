@NullMarked
package hcchat.query;

import org.jspecify.annotations.NullMarked;
