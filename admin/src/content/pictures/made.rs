//! From what was sent to two WebP files. Everything is decoded and encoded anew, so nothing of the file but its picture
//! comes through: no place and no camera, and nothing that another program could take for something else.

use std::io::Cursor;

use app::prose::picture::{LARGE, SMALL};
use domain::text::hex;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, imageops::FilterType};
use sha2::{Digest, Sha256};
use store::PictureFile;
use thiserror::Error;

/// The most pixels that are decoded: the cameras of telephones have up to fifty million.
const MOST_PIXELS: u64 = 50_000_000;
/// The longest side that is decoded, in pixels.
const LONGEST_SIDE: u32 = 20_000;
/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 320 * 1024 * 1024;
/// How good the files are, of 100: above this nobody sees a difference, and they grow fast.
const QUALITY: f32 = 80.0;

/// Why no picture could be made.
#[derive(Debug, Error)]
pub(super) enum MadeError {
    /// It is no picture of a kind that is read.
    #[error("Filen er ikke et billede, der kan læses her. Brug JPEG, PNG eller WebP.")]
    Kind,
    /// It has too many pixels.
    #[error("Billedet har for mange pixels. Gør det mindre, højst 50 millioner, og prøv igen.")]
    Large,
    /// It is broken.
    #[error("Billedet er i stykker. Gem det igen i et billedprogram, og prøv igen.")]
    Broken(#[source] image::ImageError),
    /// The files can't be made.
    #[error("Billedet kunne ikke gemmes. Prøv et andet.")]
    Encoding,
}

/// A picture, made anew.
#[derive(Debug)]
pub(super) struct Made {
    /// The fingerprint of the large file.
    pub id: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Its files.
    pub file: PictureFile,
}

/// Makes the files. What kind of file it is says its content, never its name.
///
/// # Errors
/// [`MadeError`].
pub(super) fn made(bytes: &[u8]) -> Result<Made, MadeError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| MadeError::Kind)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(MadeError::Kind);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(wrong)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(MadeError::Large);
    }
    // How the camera was held stands in what is left out.
    let orientation = decoder.orientation().map_err(wrong)?;
    let whole = DynamicImage::from_decoder(decoder).map_err(wrong)?;
    let mut large = within(whole, LARGE);
    large.apply_orientation(orientation);
    let small = encoded(&within_width(&large, SMALL))?;
    let (width, height) = (large.width(), large.height());
    let large = encoded(&large)?;
    let id = hex(&Sha256::digest(&large));
    let id = id.get(..16).unwrap_or(&id).to_owned();
    Ok(Made { id, width, height, file: PictureFile { large, small } })
}

fn wrong(error: image::ImageError) -> MadeError {
    match error {
        image::ImageError::Limits(_) => MadeError::Large,
        image::ImageError::Unsupported(_) => MadeError::Kind,
        other => MadeError::Broken(other),
    }
}

/// The picture with no side longer than this.
fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width() <= side && picture.height() <= side {
        return picture;
    }
    picture.resize(side, side, FilterType::Lanczos3)
}

/// The picture no wider than this.
fn within_width(picture: &DynamicImage, width: u32) -> DynamicImage {
    if picture.width() <= width {
        return picture.clone();
    }
    picture.resize(width, u32::MAX, FilterType::Lanczos3)
}

fn encoded(picture: &DynamicImage) -> Result<Vec<u8>, MadeError> {
    let (width, height) = (picture.width(), picture.height());
    let file = if picture.color().has_alpha() {
        let pixels = picture.to_rgba8();
        webp::Encoder::from_rgba(&pixels, width, height).encode_simple(false, QUALITY)
    } else {
        let pixels = picture.to_rgb8();
        webp::Encoder::from_rgb(&pixels, width, height).encode_simple(false, QUALITY)
    };
    file.map(|file| file.to_vec()).map_err(|_| MadeError::Encoding)
}

#[cfg(test)]
mod tests {
    use image::{ImageEncoder, codecs::jpeg::JpegEncoder};

    use super::*;

    fn picture(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, _| {
            image::Rgb([if x < width / 2 { 250 } else { 5 }, 10, 10])
        }))
    }

    fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Camera data that say "turned a quarter", with a place in it.
    fn exif() -> Vec<u8> {
        let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 55.7181 12.4831");
        exif
    }

    #[test]
    fn pictures_are_made_smaller_and_keep_their_shape() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let made = made(&file(&picture(2000, 1000), format)).unwrap();
            assert_eq!((made.width, made.height), (1600, 800), "{format:?}");
            for (bytes, width) in [(&made.file.large, 1600), (&made.file.small, 640)] {
                assert_eq!(&bytes[8..12], b"WEBP");
                assert_eq!(image::load_from_memory(bytes).unwrap().width(), width);
            }
        }
        let small = made(&file(&picture(30, 20), ImageFormat::Png)).unwrap();
        assert_eq!((small.width, small.height, small.id.len()), (30, 20, 16));
    }

    #[test]
    fn what_the_camera_knew_is_gone_and_the_picture_stands_upright() {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        encoder.set_exif_metadata(exif()).unwrap();
        encoder.encode_image(&picture(60, 40)).unwrap();
        assert!(bytes.windows(3).any(|part| part == b"GPS"));
        let made = made(&bytes).unwrap();
        assert_eq!((made.width, made.height), (40, 60), "turned");
        for file in [&made.file.large, &made.file.small] {
            assert!(!file.windows(3).any(|part| part == b"GPS") && !file.windows(4).any(|part| part == b"EXIF"));
        }
        let top = image::load_from_memory(&made.file.large).unwrap().to_rgb8().get_pixel(20, 5).0;
        assert!(top[0] > 200, "what was left is up: {top:?}");
    }

    #[test]
    fn what_comes_behind_a_picture_is_left_behind() {
        let mut bytes = file(&picture(30, 20), ImageFormat::Png);
        bytes.extend(b"<script>alert(1)</script>PK\x03\x04");
        let made = made(&bytes).unwrap();
        assert!(!made.file.large.windows(7).any(|part| part == b"<script"));
    }

    #[test]
    fn other_files_are_refused_whatever_they_claim() {
        for bytes in
            [&b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>"[..], b"GIF89a\x01\0\x01\0", b"%PDF-1.7", b""]
        {
            assert!(matches!(made(bytes), Err(MadeError::Kind)), "{bytes:?}");
        }
        let mut cut = file(&picture(300, 200), ImageFormat::Jpeg);
        cut.truncate(60);
        assert!(made(&cut).is_err());
    }

    #[test]
    fn a_small_file_that_claims_to_be_huge_is_refused_before_it_is_unpacked() {
        let mut bytes = file(&picture(8, 8), ImageFormat::Png);
        // Width and height stand in the first chunk, and its checksum after them.
        bytes[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        let mut crc = flate2::Crc::new();
        crc.update(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        assert!(matches!(made(&bytes), Err(MadeError::Large)));
    }
}
