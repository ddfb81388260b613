@NullMarked
package hcchat.log.kafka;

import org.jspecify.annotations.NullMarked;
