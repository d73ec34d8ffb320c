package dev.ecomm.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Runs a parameterized test with the seeds 0, 1, 2, ...; a failure names its seed. {@code
 * -Decomm.seeds=N} runs N seeds at most: {@code verify} those that it has the time for, {@code
 * -Pslow} all of them, and mutation tests, which run each test very often, a few.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(Seeds.Provider.class)
public @interface Seeds {

  /** The number of seeds. */
  int value();

  /** Hands out the seeds. */
  final class Provider implements ArgumentsProvider, AnnotationConsumer<Seeds> {
    private int seeds;

    @Override
    public void accept(Seeds annotation) {
      seeds = annotation.value();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      return LongStream.range(0, Math.min(seeds, Integer.getInteger("ecomm.seeds", seeds)))
          .mapToObj(Arguments::of);
    }
  }
}
