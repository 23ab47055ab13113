package org.masthead.asset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VariantTest {

    private static Variant webp(@Nullable Integer width, @Nullable Integer height, Fit fit) {
        return Variant.of(width, height, fit, ImageType.WEBP, null);
    }

    private static ImageFacts picture(int width, int height) {
        return ImageFacts.stored(ImageType.JPEG, width, height, 1, false);
    }

    @Nested
    class Of {

        @ParameterizedTest
        @CsvSource({"1,320", "0,320", "-5,320", "320,320", "321,480", "2560,2560", "2561,2560", "2147483647,2560"})
        void snapsSidesUpToTheLadder(int asked, int given) {
            Variant variant = webp(asked, asked, Fit.COVER);

            assertThat(variant.width()).isEqualTo(given);
            assertThat(variant.height()).isEqualTo(given);
        }

        @ParameterizedTest
        @CsvSource({",80", "1,20", "20,20", "21,40", "81,100", "1000,100", "-1,20"})
        void snapsTheQualityUp(@Nullable Integer asked, int given) {
            Variant variant = Variant.of(800, null, Fit.INSIDE, ImageType.JPEG, asked);

            assertThat(variant.quality()).isEqualTo(given);
        }

        @ParameterizedTest
        @EnumSource(names = {"GIF", "AVIF"})
        void refusesTypesNoVariantIsWrittenIn(ImageType type) {
            assertThatThrownBy(() -> Variant.of(800, null, Fit.INSIDE, type, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Name {

        @Test
        void hasTheFocalPointOfACrop() {
            assertThat(webp(800, 480, Fit.COVER).name(new FocalPoint(0.37, 0.62)))
                    .isEqualTo("800x480-cover-37x62-q80.webp");
        }

        @Test
        void hasNoneWhereItChangesNothing() {
            assertThat(webp(800, null, Fit.COVER).name(new FocalPoint(0.37, 0.62)))
                    .isEqualTo(webp(800, null, Fit.INSIDE).name(FocalPoint.CENTRE));
            assertThat(webp(800, 480, Fit.CONTAIN).name(new FocalPoint(0.37, 0.62)))
                    .isEqualTo("800x480-contain-q80.webp");
        }

        @Test
        void hasNoQualityOfAPng() {
            Variant variant = Variant.of(null, null, Fit.INSIDE, ImageType.PNG, 20);

            assertThat(variant.name(FocalPoint.CENTRE)).isEqualTo("0x0-inside.png");
        }

        @ParameterizedTest
        @EnumSource
        void isOneThatTheStoreTakes(Fit fit) {
            assertThat(webp(1, 9999, fit).name(new FocalPoint(-7, Double.MAX_VALUE)))
                    .matches("[a-z0-9][a-z0-9.-]{0,99}");
        }
    }

    @Nested
    class Plan {

        private VariantPlan plan(Variant variant, int width, int height) {
            return variant.plan(picture(width, height), FocalPoint.CENTRE);
        }

        private void assertSize(VariantPlan plan, int width, int height) {
            assertThat(plan.canvasWidth()).isEqualTo(width);
            assertThat(plan.canvasHeight()).isEqualTo(height);
        }

        @Test
        void scalesByTheOnlySide() {
            assertSize(plan(webp(800, null, Fit.COVER), 4000, 3000), 800, 600);
            assertSize(plan(webp(null, 480, Fit.CONTAIN), 4000, 3000), 640, 480);
        }

        @Test
        void keepsWhatIsInsideWithinBothSides() {
            assertSize(plan(webp(800, 320, Fit.INSIDE), 4000, 3000), 427, 320);
        }

        @Test
        void enlargesNothing() {
            assertSize(plan(webp(800, 800, Fit.INSIDE), 100, 50), 100, 50);
            assertSize(plan(webp(800, null, Fit.COVER), 100, 50), 100, 50);
            assertSize(plan(webp(800, 800, Fit.COVER), 100, 50), 50, 50);
        }

        @Test
        void isLimitedWhereNothingIsAsked() {
            assertSize(plan(webp(null, null, Fit.COVER), 8000, 4000), 2560, 1280);
        }

        @Test
        void neverHasASideOfNothing() {
            assertSize(plan(webp(320, null, Fit.INSIDE), 50_000, 1), 320, 1);
            assertSize(plan(webp(320, 2560, Fit.COVER), 50_000, 1), 1, 1);
            assertSize(plan(webp(320, 320, Fit.COVER), 1, 50_000), 1, 1);
        }

        @Test
        void containsThePictureInExactlyTheCanvas() {
            VariantPlan plan = plan(webp(800, 800, Fit.CONTAIN), 4000, 2000);

            assertThat(plan).isEqualTo(new VariantPlan(0, 0, 4000, 2000, 800, 400, 800, 800, ImageType.WEBP, 80));
        }

        @Test
        void containsASmallPictureAsItIs() {
            VariantPlan plan = plan(webp(800, 480, Fit.CONTAIN), 10, 20);

            assertThat(plan).isEqualTo(new VariantPlan(0, 0, 10, 20, 10, 20, 800, 480, ImageType.WEBP, 80));
        }

        @ParameterizedTest
        @CsvSource({"0.5,500", "0,0", "1,1000", "0.25,0", "0.6,700", "0.6049,700", "-3,0", "7,1000"})
        void cropsAroundTheFocalPoint(double x, int left) {
            VariantPlan plan = webp(320, 320, Fit.COVER).plan(picture(2000, 1000), new FocalPoint(x, 0.9));

            assertThat(plan).isEqualTo(new VariantPlan(left, 0, 1000, 1000, 320, 320, 320, 320, ImageType.WEBP, 80));
        }
    }

    @Nested
    class Candidates {

        @Test
        void endWithTheFirstStepThatHasAllOfThePicture() {
            assertThat(Variant.candidates(700, 500))
                    .containsExactly(
                            new Candidate(320, 320),
                            new Candidate(480, 480),
                            new Candidate(640, 640),
                            new Candidate(800, 700));
        }

        @Test
        void areOneForASmallPicture() {
            assertThat(Variant.candidates(1, 1)).containsExactly(new Candidate(320, 1));
            assertThat(Variant.candidates(320, 200)).containsExactly(new Candidate(320, 320));
        }

        @Test
        void ofATallPictureAreAsWideAsAFileCanHoldIt() {
            assertThat(Variant.candidates(800, 20_000))
                    .containsExactly(
                            new Candidate(320, 320),
                            new Candidate(480, 480),
                            new Candidate(640, 640),
                            new Candidate(800, 655));
        }

        @Test
        void endWithTheLargestStepOfALargerPicture() {
            assertThat(Variant.candidates(5000, 3000)).hasSize(9).endsWith(new Candidate(2560, 2560));
        }
    }
}
