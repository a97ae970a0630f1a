package org.refigure.kernel;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a cell ended.
 *
 * @param value value of the last expression, if there was one
 * @param error what went wrong, if anything did
 */
record CellResult<T>(Optional<T> value, Optional<CellError> error) {

  static <T> CellResult<T> of(Optional<T> value) {
    return new CellResult<>(value, Optional.empty());
  }

  static <T> CellResult<T> failed(CellError error) {
    return new CellResult<>(Optional.empty(), Optional.of(error));
  }

  /** The result with its value turned into something else, which may fail. */
  <R> CellResult<R> map(Function<T, CellResult<R>> step) {
    return value.map(step).orElseGet(() -> new CellResult<>(Optional.empty(), error));
  }

  /** The result without its value, if that is the one given. */
  CellResult<T> without(T none) {
    return new CellResult<>(value.filter(found -> found != none), error);
  }
}
