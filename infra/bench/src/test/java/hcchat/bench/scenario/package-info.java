/// The scenarios, played quickly against a small server that remembers.
@NullMarked
package hcchat.bench.scenario;

import org.jspecify.annotations.NullMarked;
